export default class K {} ; export const z = 1;
