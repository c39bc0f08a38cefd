export default 'node'
