export default 'esm'
