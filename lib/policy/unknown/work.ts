/** What may be put together and taken apart, by the characters of the values: beyond it some way may be missing. */
export class Work {
  private done = 0

  constructor(private readonly most: number) {}

  /** Whether that much more is still within it. */
  affords(characters: number): boolean {
    this.done += characters
    return !this.isSpent
  }

  get isSpent(): boolean {
    return this.done > this.most
  }
}
