// An unhandled rejection with something that is no error.
Promise.reject('just text');
