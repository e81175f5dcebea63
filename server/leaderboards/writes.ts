export const leaderboardWrites = {};
