/**
 * Ends a program that cannot go on. What was written for people is shown as it stands; anything else is a mistake
 * of ours and shows where it happened.
 */
export function giveUp(error: unknown): never {
  const forPeople = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message);
  if (forPeople) process.stderr.write(`${error.message}\n`);
  else console.error(error);
  process.exit(1);
}
