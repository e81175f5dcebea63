export const bankWrites = {};
