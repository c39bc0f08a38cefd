console.log('f');
