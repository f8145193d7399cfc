/** What is made of reactive state: made anew only when something that it read has changed. */
export function derived<T>(make: () => T): () => T {
  const value = $derived.by(make)
  return () => value
}
