import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { createBoundaryGuesser, createDataTypeGuesser, createTypeGuesser } from './guess';
import type { TypeKind } from './taxonomy';

const library = shippedLibrary();
const guessType = createTypeGuesser(library);
const guessDataType = createDataTypeGuesser(library);
const guessBoundary = createBoundaryGuesser(library);

/** Names as people write them, by how they were drawn, and what a reader would take them for. */
const NAMES: Readonly<Record<TypeKind | 'unknown', Readonly<Record<string, string>>>> = {
  actor: {
    customer: 'ext-user',
    'Students 3': 'ext-user',
    'End Users': 'ext-user',
    'Anonymous visitor': 'anon-visitor',
    Internet: 'anon-visitor',
    Attacker: 'anon-visitor',
    'System Administrator': 'admin-user',
    Admin: 'admin-user',
    DBA: 'admin-user',
    'DevOps Engineer': 'admin-user',
    Developer: 'developer',
    Employee: 'workforce-user',
    'Call Center Agent': 'workforce-user',
    Nurse: 'workforce-user',
    Supplier: 'partner-user',
    'External Auditor': 'partner-user',
    'Payment Gateway': 'ext-system',
    Stripe: 'ext-system',
    'PayPal API': 'ext-system',
    'Credit bureau': 'ext-system',
    'Third-party API': 'ext-system',
    'Billing API': 'ext-system',
    Browser: 'browser',
    'iOS App': 'mobile-app',
    'Android client': 'mobile-app',
    Laptop: 'workstation',
    'IoT Sensor': 'iot-device',
    SendGrid: 'mail-sender',
    Okta: 'idp',
    Datadog: 'monitoring',
    'OpenAI API': 'llm-api',
    Salesforce: 'saas-crm',
    'Office 365': 'saas-email',
    Slack: 'saas-collab',
    'Google Analytics': 'saas-generic',
    X: 'generic-actor',
    Regulator: 'generic-actor',
    'TikTok (External)': 'ext-system',
    'Generic External Interactor': 'generic-actor',
    "Customer's mobile phone": 'mobile-app',
  },
  process: {
    Browser: 'browser',
    'SCADA server': 'onprem-server',
    'Windows service': 'onprem-server',
    'Report generator': 'generic-process',
    'File upload service': 'api-service',
    'Log service (for all)': 'log-sink',
    'Policy library': 'generic-process',
    'Verify package metadata': 'generic-process',
    'React SPA': 'spa',
    'Angular frontend': 'spa',
    Frontend: 'spa',
    'Mobile App': 'mobile-app',
    'Desktop Client': 'desktop-client',
    'MQTT Broker': 'iot-hub',
    'EC2 Instance': 'vm',
    'Linux VM': 'vm',
    'Auto Scaling Group': 'vm-group',
    'On-prem server': 'onprem-server',
    Mainframe: 'legacy-core',
    'Docker container': 'container',
    'Order pod': 'container',
    'EKS Cluster': 'k8s-cluster',
    Kubernetes: 'k8s-cluster',
    'Worker Node': 'k8s-node',
    'NGINX Ingress Controller': 'k8s-ingress',
    Istio: 'service-mesh',
    'AWS Fargate': 'serverless-container',
    'Cloud Run': 'serverless-container',
    resizeImageLambda: 'function',
    'Azure Functions': 'function',
    'Thumbnail function': 'function',
    'App Service': 'paas-webapp',
    'Nightly batch': 'batch-job',
    'Background Worker Process': 'batch-job',
    'Invoice worker': 'batch-job',
    'Step Functions': 'workflow',
    Airflow: 'workflow',
    Cron: 'scheduler',
    'Web Application': 'web-app',
    'Customer portal': 'web-app',
    'Admin dashboard': 'web-app',
    'WordPress site': 'web-app',
    'Web Server': 'web-server',
    Server: 'api-service',
    'Search Page 2': 'web-app',
    nginx: 'web-server',
    'Apache reverse proxy': 'web-server',
    'Orders API': 'api-service',
    'REST API': 'api-service',
    'order-service': 'api-service',
    UserService: 'api-service',
    'GraphQL backend': 'api-service',
    Backend: 'api-service',
    'Payments microservice': 'api-service',
    'Web API': 'api-service',
    'api gw': 'api-gateway',
    'API Gateway': 'api-gateway',
    Kong: 'api-gateway',
    'Azure API Management': 'api-gateway',
    CloudFront: 'cdn',
    CDN: 'cdn',
    'Web Application Firewall': 'waf',
    'AWS WAF': 'waf',
    'Load Balancer': 'load-balancer',
    'public ALB': 'load-balancer',
    'Route 53': 'dns-zone',
    'DNS server': 'dns-zone',
    Firewall: 'cloud-firewall',
    'NAT Gateway': 'nat-gateway',
    VPN: 'vpn-gateway',
    'Jump host': 'bastion',
    'Glue ETL job': 'etl',
    'Power BI': 'bi-dashboard',
    SQS: 'queue',
    RabbitMQ: 'queue',
    Kafka: 'stream',
    'SNS topic': 'event-bus',
    EventBridge: 'event-bus',
    'SMTP server': 'mail-sender',
    'Email service': 'mail-sender',
    'SFTP server': 'file-transfer',
    'Identity Provider': 'idp',
    'Azure AD': 'idp',
    'Auth service': 'idp',
    Keycloak: 'idp',
    'Cognito user pool': 'ciam',
    'Azure AD B2C': 'ciam',
    IAM: 'cloud-iam',
    'AWS KMS': 'kms',
    HSM: 'hsm',
    'Certificate Authority': 'pki-ca',
    Terraform: 'iac-engine',
    Jenkins: 'cicd',
    'GitHub Actions': 'cicd',
    'CI/CD pipeline': 'cicd',
    'Self-hosted runner': 'build-runner',
    Ansible: 'config-mgmt',
    'AWS Console': 'cloud-console',
    Splunk: 'siem',
    Prometheus: 'monitoring',
    Wiz: 'cnapp',
    'Vulnerability scanner': 'vuln-scanner',
    'SageMaker notebook': 'ml-training',
    LLM: 'llm-api',
    'Support chatbot': 'ai-agent',
    'MCP server': 'tool-server',
    'SAP ERP': 'saas-hr-erp',
    Jira: 'saas-itsm',
    Zapier: 'saas-integration',
    'Order fulfilment': 'generic-process',
    'Validate invoice': 'generic-process',
    'Calculate premium': 'generic-process',
    'Step 3': 'generic-process',
    'Bücher-API': 'api-service',
    'Web app (Spring Boot)': 'web-app',
    'API Gateway -> Lambda': 'function',
  },
  store: {
    'Authentication store': 'directory',
    'Document library': 'generic-store',
    'S3 static website': 'static-site',
    'orders db postgres': 'rdbms',
    'orders-db': 'rdbms',
    Database: 'rdbms',
    DB: 'rdbms',
    'User database': 'rdbms',
    MySQL: 'rdbms',
    'Amazon Aurora cluster': 'rdbms',
    'Azure SQL': 'rdbms',
    SQLite: 'db-self',
    'Postgres on EC2': 'db-self',
    MongoDB: 'nosql',
    'DynamoDB table': 'nosql',
    'Azure Cosmos DB': 'nosql',
    'Redis Cache': 'cache',
    'session store (Redis)': 'cache',
    Elasticsearch: 'search-index',
    'Pinecone vector DB': 'vector-db',
    Snowflake: 'data-warehouse',
    'Data Warehouse': 'data-warehouse',
    'Data Lake': 'data-lake',
    'S3 bucket': 'object-store',
    'customer-uploads-bucket': 'object-store',
    'Azure Blob Storage': 'object-store',
    'EBS volume': 'block-volume',
    'Shared drive': 'file-share',
    'Configuration file': 'config-file',
    'Nightly backups': 'backup-vault',
    'Glacier archive': 'archive-store',
    'Message Queue': 'queue',
    'Event Hub': 'stream',
    'Active Directory': 'directory',
    LDAP: 'directory',
    'Key Vault': 'secrets-manager',
    'HashiCorp Vault': 'secrets-manager',
    'Secrets Manager': 'secrets-manager',
    GitHub: 'source-repo',
    'Git repository': 'source-repo',
    ECR: 'container-registry',
    'Docker Hub': 'container-registry',
    Artifactory: 'package-registry',
    'Audit log': 'log-sink',
    CloudTrail: 'log-sink',
    'Log files': 'log-sink',
    'Thing A': 'generic-store',
    Stuff: 'generic-store',
    'Datenbank für Kunden': 'rdbms',
    'Ablage für Kram': 'generic-store',
    'Queue for e-mails': 'queue',
  },
  boundary: {
    VPC: 'vnet',
    'Private subnet': 'subnet',
  },
  unknown: {
    Customer: 'ext-user',
    'Web Browser (Chrome)': 'browser',
    Database: 'rdbms',
    Foo: 'null',
  },
};

const isKind = (kind: string): kind is TypeKind => kind !== 'unknown';

describe('guessing what an element is', () => {
  const rows = Object.entries(NAMES).flatMap(([kind, names]) =>
    Object.entries(names).map(row => [kind, ...row] as const),
  );

  it('is tried on many names', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });

  it.each(rows)('takes the %s “%s” for %s', (kind, name, type) => {
    const guess = guessType({ name, ...(isKind(kind) ? { kind } : {}) });
    expect(String(guess?.type ?? null)).toBe(type);
  });

  it.each([
    ['aws_api_gateway_rest_api', 'api-gateway'],
    ['aws_apigatewayv2_api', 'api-gateway'],
    ['aws_wafv2_web_acl', 'waf'],
    ['google_container_cluster', 'k8s-cluster'],
    ['google_vertex_ai_endpoint', 'ml-endpoint'],
    ['google_sql_database_instance', 'rdbms'],
    ['azurerm_cosmosdb_account', 'nosql'],
    ['StatefulSet', 'container'],
  ])('takes what came as %s for %s, whatever it is called', (resource, type) => {
    expect(guessType({ name: 'this', kind: 'process', hints: [resource] })?.type).toBe(type);
  });

  it('says which words led there', () => {
    expect(guessType({ name: 'shipments-db (Postgres)', kind: 'store' })?.reason).toBe(
      '“db” and “postgres” say Managed relational database',
    );
  });

  it('is surer of a product or a phrase than of a word that fits many things', () => {
    const sure = guessType({ name: 'API gateway', kind: 'process' })?.confidence ?? 0;
    const unsure = guessType({ name: 'Pricing service', kind: 'process' })?.confidence ?? 0;
    expect(sure).toBeGreaterThan(0.9);
    expect(unsure).toBeLessThan(0.8);
  });

  it('has no confidence in what it does not understand', () => {
    expect(guessType({ name: 'Xyzzy', kind: 'store' })).toEqual({
      type: 'generic-store',
      confidence: 0,
      reason: 'Its name does not say what it is',
      provider: null,
    });
    expect(guessType({ name: '' })).toBeNull();
    expect(guessType({ name: '   ', kind: 'boundary' })).toBeNull();
  });

  it('uses the stencil where the name is silent', () => {
    expect(guessType({ name: 'Orders', kind: 'store', hints: ['SQL Database'] })?.type).toBe('rdbms');
    expect(guessType({ name: 'Prod', kind: 'process', hints: ['aws', 'Amazon EC2'] })).toMatchObject({
      type: 'vm',
      provider: 'aws',
    });
  });

  it('takes work that is drawn outside for the system of somebody else', () => {
    expect(guessType({ name: 'Shipping API', kind: 'actor' })?.type).toBe('ext-system');
    expect(guessType({ name: 'Shipping API', kind: 'process' })?.type).toBe('api-service');
  });

  it('takes “log in” for signing in, and not for a log', () => {
    for (const name of ['Log in with Credentials', 'Log-in', 'Login', 'Sign in'])
      expect(guessType({ name, kind: 'process' })?.type, name).toBe('idp');
    expect(guessType({ name: 'Log out', kind: 'process' })?.type).toBe('generic-process');
    expect(guessType({ name: 'Single sign-on', kind: 'process' })?.type).toBe('idp');
    expect(guessType({ name: 'Log', kind: 'store' })?.type).toBe('log-sink');
  });

  it('tells what only holds things by what it holds', () => {
    expect(guessType({ name: 'Database for audit logs', kind: 'store' })?.type).toBe('log-sink');
    expect(guessType({ name: 'Storage for backups', kind: 'store' })?.type).toBe('backup-vault');
    expect(guessType({ name: 'Database of customers', kind: 'store' })?.type).toBe('rdbms');
  });

  it.each([
    ['Redshift Serverless', 'data-warehouse'],
    ['Neptune Serverless', 'nosql'],
    ['GKE Autopilot', 'k8s-cluster'],
    ['Consul', 'service-registry'],
    ['Django admin', 'web-app'],
    ['Keycloak admin console', 'web-app'],
    ['Admin API', 'api-service'],
    ['Google Admin console', 'cloud-console'],
    ['Redis Sentinel', 'cache'],
    ['NATS server', 'queue'],
    ['DocuSign', 'saas-generic'],
    ['Webhook receiver', 'api-service'],
    ['Help desk agent', 'workforce-user'],
    ['Third-party auditor', 'partner-user'],
    ['Machine Learning workspace', 'ml-training'],
    ['TheHive', 'soar'],
    ['Lex bot', 'ai-agent'],
    ['Tape robot', 'archive-store'],
  ])('is not led away from “%s” by one word of it', (name, type) => {
    expect(guessType({ name })?.type).toBe(type);
  });

  it('is not sure what a store is that is called nothing else', () => {
    for (const name of ['Data store', 'Generic Data Store', 'Datastore', 'Data Storage'])
      expect(guessType({ name, kind: 'store' })?.confidence, name).toBeLessThan(0.8);
  });

  it('takes no library of books, pictures or code for a registry of packages', () => {
    for (const name of ['City library', 'Photo library', 'Shared library'])
      expect(guessType({ name })?.type, name).not.toBe('package-registry');
  });

  it('finds old names of services', () => {
    expect(guessType({ name: 'Azure Active Directory', kind: 'process' })?.type).toBe('idp');
    expect(guessType({ name: 'Azure Cognitive Search', kind: 'store' })?.type).toBe('search-index');
  });

  it('survives names that are long, empty of letters or odd', () => {
    for (const name of ['💥', '(((', 'a'.repeat(5000), '</script>', '‮abc', '\u0000', 'db '.repeat(2000)]) {
      expect(guessType({ name, kind: 'process' })?.type).toBeDefined();
    }
  });
});

describe('guessing what data is', () => {
  it.each([
    ['customer email', 'pii'],
    ['Customer names and addresses', 'pii'],
    ['Date of birth', 'pii'],
    ['card number', 'chd'],
    ['Credit Card Details', 'chd'],
    ['CVV', 'chd'],
    ['password', 'cred'],
    ['User passwords', 'cred'],
    ['JWT', 'cred'],
    ['accessToken', 'cred'],
    ['API keys', 'cred'],
    ['Patient records', 'phi'],
    ['Lab results', 'phi'],
    ['Fingerprints', 'bio'],
    ['Salaries', 'hr'],
    ['Employee records', 'hr'],
    ['Invoices', 'fin'],
    ['Bank account numbers', 'fin'],
    ['Source code', 'src'],
    ['Trade secrets', 'ip'],
    ['Audit logs', 'telemetry'],
    ['sensor readings', 'telemetry'],
    ['Prompts', 'aicontent'],
    ['Embeddings', 'aicontent'],
    ['Product catalogue', 'public'],
    ['Controlled unclassified information', 'gov'],
    ['Criminal records', 'pii-special'],
  ])('takes “%s” for %s', (name, type) => {
    expect(guessDataType(name)?.id).toBe(type);
  });

  it('says nothing about names that say nothing', () => {
    expect(guessDataType('Payload 7')).toBeNull();
  });
});

describe('guessing what a boundary keeps apart', () => {
  it.each([
    ['DMZ', 'internet'],
    ['AWS Cloud', 'provider'],
    ['PrivateSubnet1', 'subnet'],
    ['Corporate network', 'onprem'],
    ['Production', 'env'],
    ['EKS cluster', 'cluster'],
    ['PCI scope', 'compliance'],
    ['Third party', 'partner'],
    ['User device', 'device'],
  ])('takes “%s” for %s', (name, kind) => {
    expect(guessBoundary(name)?.id).toBe(kind);
  });

  it('leaves “Trust Boundary” open', () => {
    expect(guessBoundary('Trust Boundary')).toBeNull();
  });
});
