// Tells Microsoft Teams where the bot is and who it is. No message is stored here.

param resourceBaseName string
param botType string
param botId string
param identityId string
param endpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${resourceBaseName}-bot'
  location: 'global'
  kind: 'azurebot'
  // Messages through Teams are free in every tier.
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'IKP-forum'
    endpoint: endpoint
    msaAppType: botType
    msaAppId: botId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: botType == 'UserAssignedMSI' ? identityId : null
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
