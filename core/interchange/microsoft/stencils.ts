/** What a stencil of the shipped templates stands for. Its library type is not here where the stencil says too little. */
export interface StencilMeaning {
  readonly type?: string;
  /** The name of the thing may say more than the stencil: it is asked first. */
  readonly vague?: true;
  readonly boundary?: string;
  readonly provider?: 'azure';
  readonly protocol?: string;
}

/** By the last part of the stencil's id, which is the same in every version of a template. */
const MEANINGS: ReadonlyMap<string, StencilMeaning> = new Map([
  // The SDL template: processes.
  ['P.ThickClient', { type: 'desktop-client' }],
  ['P.WinApp', { type: 'desktop-client', vague: true }],
  ['P.Modern', { type: 'desktop-client' }],
  ['P.BrowserClient', { type: 'browser' }],
  ['P.PlugIn', { type: 'browser' }],
  ['P.WebServer', { type: 'web-server' }],
  ['P.WebApp', { type: 'web-app' }],
  ['P.WebSvc', { type: 'api-service' }],
  ['P.WebAPI', { type: 'api-service' }],
  ['P.WCF', { type: 'api-service' }],
  ['P.VM', { type: 'vm' }],
  ['P.Host', { type: 'vm', vague: true }],
  // External interactors.
  ['EI.Browser', { type: 'browser' }],
  ['EI.AuthProvider', { type: 'idp' }],
  ['EI.WebApp', { type: 'ext-system' }],
  ['EI.WebSvc', { type: 'ext-system' }],
  ['EI.Megasevrice', { type: 'ext-system' }],
  ['EI.User', { type: 'ext-user', vague: true }],
  ['EI.Mobile', { type: 'mobile-app' }],
  ['EI.IoTdevice', { type: 'iot-device' }],
  ['EI.DynamicsCRMMobileClient', { type: 'mobile-app' }],
  ['EI.DynamicsCRMOutlookClient', { type: 'desktop-client' }],
  // Data stores.
  ['DS.CloudStorage', { type: 'object-store' }],
  ['DS.SQL', { type: 'rdbms' }],
  ['DS.NoSQL', { type: 'nosql' }],
  ['DS.FS', { type: 'file-share' }],
  ['DS.Cache', { type: 'cache' }],
  // Azure.
  ['DS.AzureKeyVault', { type: 'secrets-manager', provider: 'azure' }],
  ['DS.AzureStorage', { type: 'object-store', provider: 'azure' }],
  ['DS.AzureSQLDB', { type: 'rdbms', provider: 'azure' }],
  ['DS.AzureMySQLDB', { type: 'rdbms', provider: 'azure' }],
  ['DS.AzurePostgresDB', { type: 'rdbms', provider: 'azure' }],
  ['DS.AzureSQLDWDB', { type: 'data-warehouse', provider: 'azure' }],
  ['P.AzureDocumentDB', { type: 'nosql', provider: 'azure' }],
  ['P.AzureRedis', { type: 'cache', provider: 'azure' }],
  ['P.AzureAD', { type: 'idp', provider: 'azure' }],
  ['P.ADFS', { type: 'identity-sync' }],
  ['P.IdSrv', { type: 'idp' }],
  ['P.ADE', { type: 'data-warehouse', provider: 'azure' }],
  ['P.ALA', { type: 'workflow', provider: 'azure' }],
  ['P.AzureDataFactory', { type: 'etl', provider: 'azure' }],
  ['P.AzureEventHub', { type: 'stream', provider: 'azure' }],
  ['P.AzureML', { type: 'ml-training', provider: 'azure' }],
  ['P.AzureStreamAnalytics', { type: 'etl', provider: 'azure' }],
  ['P.AzureTrafficManager', { type: 'load-balancer', provider: 'azure' }],
  ['P.AzureWebJob', { type: 'batch-job', provider: 'azure' }],
  ['P.AzureAppServiceWebApp', { type: 'paas-webapp', provider: 'azure' }],
  ['P.AzureAppServiceApiApp', { type: 'api-service', provider: 'azure' }],
  ['P.AzureAppServiceMobileApp', { type: 'paas-webapp', provider: 'azure' }],
  ['P.DynamicsCRM', { type: 'saas-crm', provider: 'azure' }],
  ['P.DynamicsCRMPortal', { type: 'saas-crm', provider: 'azure' }],
  ['GP.IoTCloudGateway', { type: 'iot-hub' }],
  // Boundaries.
  ['TB.AzureTrustBoundary', { boundary: 'provider', provider: 'azure' }],
  ['TB.AzureIaaSVMTrustBoundary', { boundary: 'host', provider: 'azure' }],
  ['TB.MachineTrustBoundary', { boundary: 'host' }],
  ['TB.LocalUserTrustBoundary', { boundary: 'device' }],
  ['TB.RemoteUserTrustBoundary', { boundary: 'device' }],
  ['TB.IoTDeviceZone', { boundary: 'device' }],
  ['TB.ServiceFabric', { boundary: 'cluster' }],
  ['TB.L.Internet', { boundary: 'internet' }],
  ['TB.L.Machine', { boundary: 'host' }],
  ['TB.L.Kernel', { boundary: 'host' }],
  ['TB.L.AppContainer', { boundary: 'host' }],
  ['TB.B.CorpNet', { boundary: 'onprem' }],
  ['TB.B.Sandbox', { boundary: 'host' }],
  ['TB.B.IEB', { boundary: 'device' }],
  ['TB.B.NonIEB', { boundary: 'device' }],
  // Data flows.
  ['DF.HTTP', { protocol: 'HTTP' }],
  ['DF.HTTPS', { protocol: 'HTTPS' }],
  ['DF.IPsec', { protocol: 'IPsec' }],
  ['DF.NamedPipe', { protocol: 'Named pipe' }],
  ['DF.SMB', { protocol: 'SMB' }],
  ['DF.RPC', { protocol: 'RPC' }],
  ['DF.ALPC', { protocol: 'ALPC' }],
  ['DF.UDP', { protocol: 'UDP' }],
  ['DF.Binary', { protocol: 'Binary' }],
  ['DF.IOCTL', { protocol: 'IOCTL' }],
]);

/** What a stencil stands for by its id, e.g. `SE.DS.TMCore.AzureKeyVault`; nothing for generic and unknown ones. */
export function meaningOf(stencil: string): StencilMeaning {
  return MEANINGS.get(stencil.replace(/^SE\./, '').replace(/\bTMCore\./, '')) ?? {};
}

/** Everything that stencils stand for. */
export const ALL_MEANINGS: readonly StencilMeaning[] = [...MEANINGS.values()];
