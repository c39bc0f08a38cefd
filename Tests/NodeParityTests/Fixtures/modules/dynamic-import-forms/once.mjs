console.log('once');
