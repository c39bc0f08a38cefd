export const kind = 'module'; export default typeof require;
