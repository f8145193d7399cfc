export { type App, createHub, type Hub, type HubHappening, type Limits, ServerError } from './hub/index.ts'
export type { RestRequest, RestResponse } from './rest/request.ts'
export { handleRest } from './rest/rest.ts'
export { type ChannelsServer, createServer, type ServerAddress, type ServerOptions } from './server.ts'
