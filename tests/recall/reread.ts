import type { ExpertThreat } from './experts';
import { TOPICS, type Topic } from './topics';

/**
 * Threats whose topic is wider than what their expert wrote, read a second time by somebody who had not mapped the topics: by their id,
 * only what says the same as that one sentence. Each of these had been counted as covered, or could have been, by a neighbour.
 */
export const REREAD: Readonly<Record<string, Topic>> = {
  'cryptowallet-03': {
    cwe: [],
    threats: [
      'th-ex-impostor',
      'th-ap-third-api',
      'th-fl-far-end',
      'th-nw-tls-weak',
      'th-nw-dns-spoof',
      'th-nw-in-between',
    ],
    because: 'The server that is asked is the impostor, not somebody who calls.',
  },
  'university-portal-ad-05': farEnd('The domain controller that is written to is not the real one.'),
  'university-portal-ad-09': farEnd('The cache that is written to is not the real one.'),
  'university-portal-ad-10': farEnd('The log database that is written to is not the real one.'),
  'university-portal-ad-16': {
    cwe: ['CWE-117'],
    threats: ['th-fl-hostile'],
    because: 'Lines of a log attack who reads them; a query that carries input is something else.',
  },
  'petclinic-11': {
    cwe: ['CWE-117'],
    threats: [],
    because: 'What is logged is not cleaned first; commands and queries are something else.',
  },
  'husky-ai-05': {
    cwe: [],
    threats: ['th-ai-model-file'],
    because: 'The stored model is replaced or carried off.',
  },
  'husky-ai-06': {
    cwe: ['CWE-1039'],
    threats: [],
    because: 'Crafted input makes the model decide wrongly; commands in the input are something else.',
  },
  'threat-composer-app-03': {
    cwe: [],
    threats: ['th-cl-hostile-code'],
    because: 'The intruder is in the browser, not between two ends of a connection.',
  },
  'threat-composer-app-13': {
    cwe: [],
    threats: ['th-sc-oss-vuln', 'th-gen-process-parts'],
    because: 'A part has a hole; a script that somebody replaced is something else.',
  },
  'threat-composer-app-16': {
    cwe: [],
    threats: ['th-ap-client-trust'],
    because: 'A check that runs in the client is switched off there.',
  },
  'reinforce2024-ex3-06': {
    cwe: ['CWE-532'],
    threats: [],
    because: 'The log holds what it should not; who may read it is something else.',
  },
  'genai-chatbot-12': {
    cwe: [],
    threats: ['th-ai-embedding'],
    because: 'Text is rebuilt from embeddings; a store that is open is something else.',
  },
  'genai-chatbot-14': {
    cwe: [],
    threats: ['th-ai-extraction', 'th-ai-data-leak'],
    because: 'The model is asked until it tells its own instructions.',
  },
  'ccc-relational-04': {
    cwe: [],
    threats: ['th-hu-error', 'th-da-restore-fail'],
    because: 'Somebody with the right to it restores by mistake; a stranger who changes records is something else.',
  },
  'petclinic-09': {
    cwe: [],
    threats: ['th-lg-not-central', 'th-md-logs'],
    because: 'Logs are written but stay where they are.',
  },
  'petclinic-10': {
    cwe: [],
    threats: ['th-lg-unwatched', 'th-lg-detector-off', 'th-md-watch'],
    because: 'Nobody watches; that something is not written down is another threat of the same list.',
  },
};

function farEnd(because: string): Topic {
  const threats = ['th-fl-far-end', 'th-nw-tls-weak', 'th-nw-in-between', 'th-nw-dns-spoof', 'th-ap-registry-spoof'];
  return { cwe: [], threats, because };
}

/** What counts as the same as what the expert wrote; undefined where nobody has mapped its topic. */
export const topicOf = (threat: ExpertThreat): Topic | undefined => REREAD[threat.id] ?? TOPICS[threat.topic];
