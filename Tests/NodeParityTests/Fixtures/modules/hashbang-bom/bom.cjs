console.log(new Error('x').stack.split('\n')[1].match(/:(\d+:\d+)/)[1]);
