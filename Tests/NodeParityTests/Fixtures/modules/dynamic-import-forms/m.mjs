export default 'm'; export const named = 'n';
