/** Where a question stands: file inside the bank without ending, and order in it. */
export interface Place {
  file: string;
  position: number;
}

/**
 * Questions whose places have to be taken from the files, because a file orders them otherwise than the desk does or
 * holds what the desk keeps elsewhere. Gaps of questions that the desk retired are no difference.
 */
export function movedPlaces(files: ReadonlyMap<string, Place>, desk: ReadonlyMap<string, Place>): ({ id: string } & Place)[] {
  const byFile = new Map<string, { id: string; wanted: Place; kept: Place }[]>();
  for (const [id, wanted] of files) {
    const kept = desk.get(id);
    if (kept) byFile.set(wanted.file, [...(byFile.get(wanted.file) ?? []), { id, wanted, kept }]);
  }
  return [...byFile].flatMap(([file, questions]) => {
    const inFile = questions.toSorted((a, b) => a.wanted.position - b.wanted.position);
    const asKept = inFile.toSorted((a, b) => a.kept.position - b.kept.position || (a.id < b.id ? -1 : 1));
    const same = inFile.every(({ kept }, i) => kept.file === file && asKept[i] === inFile[i]);
    if (same) return [];
    return inFile
      .filter(({ wanted, kept }) => wanted.file !== kept.file || wanted.position !== kept.position)
      .map(({ id, wanted }) => ({ id, ...wanted }));
  });
}
