type Headers = Record<string, unknown>

/** What old pages have as globals. */
interface Globals {
  axios?: { interceptors?: { request: { use(run: (config: { headers: Headers }) => unknown): void } } }
  jQuery?: {
    ajaxPrefilter?(
      run: (
        options: unknown,
        given: unknown,
        xhr: { setRequestHeader(name: string, value: string): void },
      ) => void,
    ): void
  }
  Turbo?: unknown
}

const isFunction = <T>(value: T): value is NonNullable<T> => typeof value === 'function'

/**
 * Lets requests of libraries that the page has as globals say which connection is theirs, so that a server can leave it out:
 * Laravel's `toOthers()`.
 *
 * @param socketId the id as it is when a request goes out
 */
export function tellSocketId(socketId: () => string | undefined): void {
  const { axios, jQuery, Turbo } = globalThis as Globals
  if (isFunction(axios))
    axios.interceptors?.request.use((config) => {
      const id = socketId()
      if (id) config.headers['X-Socket-Id'] = id
      return config
    })
  if (isFunction(jQuery))
    jQuery.ajaxPrefilter?.((_options, _given, xhr) => {
      const id = socketId()
      if (id) xhr.setRequestHeader('X-Socket-Id', id)
    })
  if (typeof Turbo === 'object' && typeof document !== 'undefined')
    document.addEventListener('turbo:before-fetch-request', (event) => {
      const { fetchOptions } = (event as CustomEvent<{ fetchOptions: { headers: Headers } }>).detail
      const id = socketId()
      if (id) fetchOptions.headers['X-Socket-Id'] = id
    })
}
