/** The newest `limit` items, oldest first: the protocol has no history, so the demo keeps a little of its own. */
export class Recent<T> {
  #items: T[] = []

  constructor(private readonly limit: number) {}

  add(item: T): void {
    this.#items.push(item)
    if (this.#items.length > this.limit) this.#items.shift()
  }

  list(): readonly T[] {
    return this.#items
  }
}
