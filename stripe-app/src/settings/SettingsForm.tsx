import { Banner, Box, Button, TextField } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend, Settings, SettingsChange } from '../backend';

type Fields = Readonly<Record<string, string>>;

/** Where the form stands. */
type Saving =
  | { state: 'ready' }
  | { state: 'under way' }
  | { state: 'saved' }
  | { state: 'refused'; fields: Fields }
  | { state: 'failed'; why: string };

/** Tenant ID and Personal token, with what is wrong with each. */
export function SettingsForm(props: {
  backend: Backend;
  saved: Settings | undefined;
  onSaved: (settings: Settings) => void;
}) {
  const { backend, saved, onSaved } = props;
  const [tenant, setTenant] = useState(saved?.trackdeskTenantId ?? '');
  const [token, setToken] = useState('');
  const [saving, setSaving] = useState<Saving>({ state: 'ready' });

  const tokenSaved = saved?.personalTokenSaved ?? false;
  const faults: Fields = saving.state === 'refused' ? saving.fields : {};

  const save = async () => {
    const missing = whatIsMissing(tenant, token, tokenSaved);
    if (Object.keys(missing).length > 0) {
      setSaving({ state: 'refused', fields: missing });
      return;
    }
    setSaving({ state: 'under way' });
    const answer = await backend.save(change(tenant, token));
    switch (answer.kind) {
      case 'done':
        setToken('');
        setSaving({ state: 'saved' });
        onSaved(answer.value);
        return;
      case 'refused':
        setSaving({ state: 'refused', fields: answer.fields });
        return;
      case 'absent':
        setSaving({ state: 'failed', why: 'This Saletrail does not serve the Stripe App.' });
        return;
      case 'failed':
        setSaving({ state: 'failed', why: answer.why });
    }
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'medium' }}>
      {saving.state === 'saved' && <Banner type="default" title="Changes saved." />}
      {saving.state === 'failed' && (
        <Banner type="critical" title="Nothing was saved." description={saving.why} />
      )}
      <TextField
        name="trackdeskTenantId"
        label="Tenant ID"
        description="The name before .trackdesk.com in the address of your Trackdesk."
        value={tenant}
        onChange={(event) => setTenant(event.target.value)}
        invalid={faults.trackdeskTenantId !== undefined}
        error={faults.trackdeskTenantId}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="personalToken"
        label="Personal token"
        type="password"
        description={
          tokenSaved
            ? 'Saved. It is never shown again; type a new one to replace it.'
            : 'From Trackdesk: your profile, Personal tokens. It is encrypted and never shown again.'
        }
        placeholder={tokenSaved ? 'Saved' : ''}
        value={token}
        onChange={(event) => setToken(event.target.value)}
        invalid={faults.personalToken !== undefined}
        error={faults.personalToken}
        autoComplete="off"
      />
      <Button type="primary" pending={saving.state === 'under way'} onPress={() => void save()}>
        Save changes
      </Button>
    </Box>
  );
}

/** What the backend cannot say, because to leave something out means to keep it. */
function whatIsMissing(tenant: string, token: string, tokenSaved: boolean): Fields {
  return {
    ...(tenant.trim() === '' && {
      trackdeskTenantId: 'Enter your Tenant ID: the name before .trackdesk.com.',
    }),
    ...(token.trim() === '' &&
      !tokenSaved && { personalToken: 'Enter your Personal token: copy it from Trackdesk.' }),
  };
}

function change(tenant: string, token: string): SettingsChange {
  return {
    trackdeskTenantId: tenant.trim(),
    ...(token.trim() !== '' && { personalToken: token.trim() }),
  };
}
