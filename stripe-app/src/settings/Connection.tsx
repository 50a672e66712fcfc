import {
  Badge,
  Banner,
  Box,
  Inline,
  PropertyList,
  PropertyListItem,
} from '@stripe/ui-extension-sdk/ui';
import type { Answer } from '../call';
import type { Check, Health, Settings, TokenState, Problem } from '../backend';
import { ago } from './ago';

type Headline = { tone: 'positive' | 'warning' | 'negative'; text: string };

/** Whether sales are credited, with the signals behind it and the remedies. */
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
      {health.kind === 'failed' && <Inline>{health.reason}</Inline>}
      {health.kind === 'done' && (
        <>
          {health.value.problems.map((problem) => (
            <Banner
              key={problem.problem}
              type={problem.severe ? 'critical' : 'caution'}
              title={problem.explanation.title}
              description={description(problem)}
            />
          ))}
          <Signals settings={settings} health={health.value} now={now} />
        </>
      )}
    </Box>
  );
}

function Signals(props: { settings: Settings | undefined; health: Health; now: Date }) {
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

/** The overall state, the most urgent first. */
export function headlineOf(
  settings: Settings | undefined,
  health: Answer<Health>,
  last: Check | undefined,
): Headline {
  if (settings?.connection === 'DISCONNECTED') {
    return { tone: 'negative', text: 'Not connected. Save your settings to reconnect.' };
  }
  if (settings?.trackdeskTenantId === undefined || !settings.personalTokenSaved) {
    return { tone: 'warning', text: 'Setup incomplete' };
  }
  if (health.kind !== 'done') {
    return { tone: 'warning', text: 'Health unavailable' };
  }
  const problems = health.value.problems;
  if (problems.some((problem) => problem.severe)) {
    return { tone: 'negative', text: 'Needs attention' };
  }
  if (last?.state === 'FAILED') {
    return { tone: 'negative', text: 'Last check failed' };
  }
  return problems.length > 0
    ? { tone: 'warning', text: 'Warning' }
    : { tone: 'positive', text: 'Connected' };
}

function description(problem: Problem): string {
  return [problem.explanation.detail, problem.explanation.remedy ?? ''].join(' ').trim();
}

function token(state: TokenState): string {
  switch (state) {
    case 'MISSING':
      return 'Missing';
    case 'NOT_CHECKED':
      return 'Not checked';
    case 'VALID':
      return 'Valid';
    case 'REJECTED':
      return 'Rejected';
    default:
      // A state of a newer backend.
      return 'Saved';
  }
}
