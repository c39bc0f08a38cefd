console.log('x start'); await new Promise((r) => setTimeout(r, 20)); console.log('x end');
