console.log('dyn'); export default 'dyn';
