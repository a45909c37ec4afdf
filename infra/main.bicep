// IKP-forum in the university's own subscription: one web app, one PostgreSQL server that only the
// app reaches, one vault for its secrets, and the bot's registration. All of it lies in one Swedish
// region; only the registration of the bot and the name zone of the database are 'global', since
// Azure has no regional form of them. They hold names and addresses, no data of people.

@minLength(4)
@maxLength(16)
@description('Small letters and digits. Names every resource and the web address, so it is unique in Azure.')
param resourceBaseName string

@allowed(['swedencentral', 'swedensouth'])
param location string = 'swedencentral'

@allowed(['UserAssignedMSI', 'SingleTenant'])
@description('A managed identity has no secret to renew. SingleTenant uses an app registration that the university has made.')
param botType string

@description('App id of the registration. Only for SingleTenant.')
param botAppId string = ''

@secure()
@description('Client secret of the registration. Only for SingleTenant.')
param botPassword string = ''

@description('App id with which the tab signs people in.')
param entraClientId string

@secure()
@minLength(16)
param databasePassword string

@description('The university, as the pages on privacy and terms name it.')
param organisationName string

@description('Where people get help.')
param contactEmail string

@description('The data protection officer.')
param dataProtectionEmail string

@description('Sends logs and traces to Application Insights in the same region. Off, they stay in the log stream of the app.')
param applicationInsights bool = false

@description('Mailbox in whose calendar network meetings are kept. Left out, in none; docs/operations.md names the permission that it needs.')
param meetingOrganiser string = ''

@description('Runs the app, reads the vault, and is the bot when botType is UserAssignedMSI.')
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-id'
  location: location
}

var botId = botType == 'UserAssignedMSI' ? identity.properties.clientId : botAppId
var databaseLogin = 'ikpforum'
var databaseName = 'ikp_forum'
// Known before the app exists, since the app must be told its own address.
var host = '${resourceBaseName}.azurewebsites.net'

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    resourceBaseName: resourceBaseName
    location: location
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    resourceBaseName: resourceBaseName
    location: location
    login: databaseLogin
    password: databasePassword
    databaseName: databaseName
    subnetId: network.outputs.databaseSubnetId
    privateDnsZoneId: network.outputs.databaseDnsZoneId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    resourceBaseName: resourceBaseName
    location: location
    readerPrincipalId: identity.properties.principalId
    appSubnetId: network.outputs.appSubnetId
    databaseUrl: 'postgresql://${databaseLogin}:${uriComponent(databasePassword)}@${database.outputs.host}:5432/${databaseName}?sslmode=verify-full'
    botPassword: botPassword
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    resourceBaseName: resourceBaseName
    location: location
    host: host
    identityId: identity.id
    subnetId: network.outputs.appSubnetId
    vaultName: vault.outputs.name
    botType: botType
    botId: botId
    entraClientId: entraClientId
    organisationName: organisationName
    contactEmail: contactEmail
    dataProtectionEmail: dataProtectionEmail
    applicationInsights: applicationInsights
    meetingOrganiser: meetingOrganiser
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    resourceBaseName: resourceBaseName
    botType: botType
    botId: botId
    identityId: identity.id
    endpoint: 'https://${host}/api/messages'
  }
}

// teamsapp.yml writes these into the environment file; appPackage/manifest.json is filled from there.
output BOT_ID string = botId
output TAB_DOMAIN string = host
output TAB_ENDPOINT string = 'https://${host}'
output APP_SERVICE_RESOURCE_ID string = app.outputs.id
