import {
  Badge,
  Banner,
  Box,
  Inline,
  PropertyList,
  PropertyListItem,
} from '@stripe/ui-extension-sdk/ui';
import type { Answer } from '../call';
import type { Check, Health, Settings, TokenState, HealthProblem } from '../backend';
import { ago } from './ago';

type Headline = { tone: 'positive' | 'warning' | 'negative'; text: string };

/** Whether sales are credited: the one thing to know, each sign of it, and what helps. */
export function Connection(props: {
  settings: Settings | undefined;
  health: Answer<Health>;
  last: Check | undefined;
  now: Date;
}) {
  const { settings, health, last, now } = props;
  const headline = headlineOf(settings, health, last);
  return (
    <Box css={{ stack: 'y', rowGap: 'small' }}>
      <Badge type={headline.tone}>{headline.text}</Badge>
      {health.kind === 'failed' && <Inline>{health.why}</Inline>}
      {health.kind === 'done' && (
        <>
          {health.value.problems.map((problem) => (
            <Banner
              key={problem.problem}
              type={problem.severe ? 'critical' : 'caution'}
              title={problem.explanation.title}
              description={whatHelps(problem)}
            />
          ))}
          <Signs settings={settings} health={health.value} now={now} />
        </>
      )}
    </Box>
  );
}

function Signs(props: { settings: Settings | undefined; health: Health; now: Date }) {
  const { settings, health, now } = props;
  return (
    <PropertyList>
      <PropertyListItem
        label="Stripe"
        value={settings?.connection === 'CONNECTED' ? 'Connected' : 'Not connected'}
      />
      <PropertyListItem label="Last webhook" value={ago(health.webhooks.lastAt, now)} />
      <PropertyListItem
        label="Last complete check"
        value={ago(health.checks.lastCompleteAt, now)}
      />
      <PropertyListItem label="Personal token" value={token(health.token.state)} />
    </PropertyList>
  );
}

/** The one thing to know, the most urgent first. */
export function headlineOf(
  settings: Settings | undefined,
  health: Answer<Health>,
  last: Check | undefined,
): Headline {
  if (settings?.connection === 'DISCONNECTED') {
    return { tone: 'negative', text: 'Not connected: save your settings to connect again' };
  }
  if (settings?.trackdeskTenantId === undefined || !settings.personalTokenSaved) {
    return { tone: 'warning', text: 'Not set up yet' };
  }
  if (health.kind !== 'done') {
    return { tone: 'warning', text: 'Health cannot be seen just now' };
  }
  const problems = health.value.problems;
  if (problems.some((problem) => problem.severe)) {
    return { tone: 'negative', text: 'Needs you' };
  }
  if (last?.state === 'FAILED') {
    return { tone: 'negative', text: 'The last check failed' };
  }
  return problems.length > 0
    ? { tone: 'warning', text: 'Watch this' }
    : { tone: 'positive', text: 'Connected' };
}

function whatHelps(problem: HealthProblem): string {
  return [problem.explanation.detail, problem.explanation.remedy ?? ''].join(' ').trim();
}

function token(state: TokenState): string {
  switch (state) {
    case 'MISSING':
      return 'Missing';
    case 'NOT_CHECKED':
      return 'Saved, not used yet';
    case 'VALID':
      return 'Taken by Trackdesk';
    case 'REJECTED':
      return 'Refused by Trackdesk';
    default:
      // A state that a later backend knows.
      return 'Saved';
  }
}
