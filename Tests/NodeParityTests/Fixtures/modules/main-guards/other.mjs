export default import.meta.url === `file://${process.argv[1]}`;
