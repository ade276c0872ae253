import { once } from 'node:events'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import express from 'express'
import { openEchoes } from '../echoes.ts'
import { listening, told } from '../part.ts'

/**
 * R: what anybody would write in an afternoon with botbuilder, and what the product is measured against. It checks the token, keeps one
 * durable row, and answers with what was said. The token it calls Teams with is there already: it is never asked for.
 */
const { databaseUrl, appId, openIdMetadataUrl } = told() as Readonly<Record<'databaseUrl' | 'appId' | 'openIdMetadataUrl', string>>

const keep = await openEchoes(databaseUrl)

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: appId, ToBotFromChannelTokenIssuer: 'https://api.botframework.com', ValidateAuthority: true,
  CallerId: 'urn:botframework:azure', ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl, ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com', OAuthUrl: 'https://api.botframework.com',
}, {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request) => {
      request.headers.set('authorization', 'Bearer a-pretend-token')
      return request
    },
  }),
}))

const app = express()
app.use(express.json())
app.post('/api/messages', (request, response) => adapter.process(request, response, async (turn) => {
  await keep(turn.activity)
  await turn.sendActivity(`You said: ${turn.activity.text}`)
}))

const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
listening(server)
