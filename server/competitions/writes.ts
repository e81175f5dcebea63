export const competitionWrites = {};
