/**
 * Pagefind counts words of titles five times more than what pages say, so that `cors` finds each page of `core` before the one
 * about CORS. Starlight's own settings do not let through how much they count.
 */
export const titlesWeighLess = () => ({
  name: 'titles-weigh-less',
  enforce: 'post' as const,
  transform(code: string, id: string) {
    if (!id.includes('starlight/pagefind-config')) return
    const changed = code.replace('"ranking":{', '"ranking":{"metaWeights":{"title":0.2},')
    if (changed === code) throw new Error('The settings of the search are written in another way.')
    return changed
  },
})
