type Props = Record<string, unknown>

/**
 * Spells attributes as one framework has them, those of parts too.
 *
 * @param one what an attribute becomes there
 */
export function speller(one: (name: string, value: unknown) => readonly [string, unknown]) {
  const spelled = (props: Props): Props =>
    Object.fromEntries(
      Object.entries(props).map(([name, value]) =>
        name === 'partProps' && value ? [name, ofParts(value as Props)] : one(name, value),
      ),
    )
  const ofParts = (parts: Props): Props =>
    Object.fromEntries(
      Object.entries(parts).map(([part, given]) => [
        part,
        typeof given === 'function' ? (of: unknown) => spelled(given(of)) : spelled(given as Props),
      ]),
    )
  return spelled
}
