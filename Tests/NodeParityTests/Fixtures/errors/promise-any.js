// What Promise.any fails with.
Promise.any([Promise.reject(new Error('a')), Promise.reject(new Error('b'))]).catch((failure) => {
  console.log(failure.constructor.name, failure.message, failure.errors.map((each) => each.message));
});
