/** A Word file of more would take the server's memory, and no printer would thank us for it. */
export const mostInWord = 5_000;
