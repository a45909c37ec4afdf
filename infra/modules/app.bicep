// The server: bot, tab and API in one Node process.

param resourceBaseName string
param location string
param host string
param identityId string
param subnetId string
param vaultName string
param botType string
param botId string
param entraClientId string
param organisationName string
param contactEmail string
param dataProtectionEmail string
param applicationInsights bool
param meetingOrganiser string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = if (applicationInsights) {
  name: '${resourceBaseName}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = if (applicationInsights) {
  name: '${resourceBaseName}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: 'B1'
  }
  properties: {
    reserved: true
  }
}

var always = [
  {
    name: 'NODE_ENV'
    value: 'production'
  }
  {
    name: 'PORT'
    value: '8080'
  }
  {
    name: 'LOG_LEVEL'
    value: 'info'
  }
  {
    name: 'PUBLIC_URL'
    value: 'https://${host}'
  }
  {
    name: 'DATABASE_URL'
    value: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=database-url)'
  }
  {
    name: 'BOT_TYPE'
    value: botType
  }
  {
    name: 'BOT_ID'
    value: botId
  }
  {
    name: 'BOT_TENANT_ID'
    value: tenant().tenantId
  }
  {
    name: 'ENTRA_CLIENT_ID'
    value: entraClientId
  }
  {
    name: 'ORGANISATION_NAME'
    value: organisationName
  }
  {
    name: 'CONTACT_EMAIL'
    value: contactEmail
  }
  {
    name: 'DATA_PROTECTION_EMAIL'
    value: dataProtectionEmail
  }
  {
    name: 'MEETING_ORGANISER'
    value: meetingOrganiser
  }
  // What is deployed is complete; the platform builds nothing and runs it from the package.
  {
    name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
    value: 'false'
  }
  {
    name: 'WEBSITE_RUN_FROM_PACKAGE'
    value: '1'
  }
]

var onlySingleTenant = [
  {
    name: 'BOT_PASSWORD'
    value: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=bot-password)'
  }
]

var onlyInsights = [
  {
    name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
    value: applicationInsights ? insights!.properties.ConnectionString : ''
  }
  {
    name: 'ApplicationInsightsAgent_EXTENSION_VERSION'
    value: '~3'
  }
]

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node bot/main.ts'
      // Reminders go out on time without a visitor.
      alwaysOn: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(
        always,
        botType == 'SingleTenant' ? onlySingleTenant : [],
        applicationInsights ? onlyInsights : []
      )
    }
  }
}

// Deployment signs in with Entra ID; passwords of the publishing profile are off.
resource noPublishingPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for channel in ['scm', 'ftp']: {
    parent: app
    name: channel
    properties: {
      allow: false
    }
  }
]

output id string = app.id
