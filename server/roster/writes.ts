export const rosterWrites = {};
