/** Wakes whoever waits for the next change. */
export class Bell {
  #wake: () => void = () => {}
  #change = this.#next()

  /** Resolves at the next ring. */
  heard(): Promise<void> {
    return this.#change
  }

  ring(): void {
    const wake = this.#wake
    this.#change = this.#next()
    wake()
  }

  #next(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }
}
