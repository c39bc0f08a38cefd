exports.ok = 1;
Promise.resolve().then(() => {});
