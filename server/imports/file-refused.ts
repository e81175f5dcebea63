/** A whole file that cannot be read. The message is Chinese, for a person, and says what to do; it quotes nothing from the file. */
export class FileRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FileRefused";
  }
}
