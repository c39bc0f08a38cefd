export const y = 1; export default 2;
