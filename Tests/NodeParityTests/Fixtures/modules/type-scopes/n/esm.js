export const kind = this;
