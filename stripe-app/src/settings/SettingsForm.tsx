import { Banner, Box, Button, TextField } from '@stripe/ui-extension-sdk/ui';
import { useState } from 'react';
import type { Backend, Settings, SettingsChange } from '../backend';

type Fields = Readonly<Record<string, string>>;

/** State of the form. */
type Saving =
  | { state: 'ready' }
  | { state: 'saving' }
  | { state: 'saved' }
  | { state: 'invalid'; fields: Fields }
  | { state: 'failed'; reason: string };

/** Tenant ID and personal token, with their errors. */
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
  const errors: Fields = saving.state === 'invalid' ? saving.fields : {};

  const save = async () => {
    const missing = missingFields(tenant, token, tokenSaved);
    if (Object.keys(missing).length > 0) {
      setSaving({ state: 'invalid', fields: missing });
      return;
    }
    setSaving({ state: 'saving' });
    const answer = await backend.save(change(tenant, token));
    switch (answer.kind) {
      case 'done':
        setToken('');
        setSaving({ state: 'saved' });
        onSaved(answer.value);
        return;
      case 'invalid':
        setSaving({ state: 'invalid', fields: answer.fields });
        return;
      case 'absent':
        setSaving({
          state: 'failed',
          reason: 'The Stripe App is not enabled in this Saletrail installation.',
        });
        return;
      case 'failed':
        setSaving({ state: 'failed', reason: answer.reason });
    }
  };

  return (
    <Box css={{ stack: 'y', rowGap: 'medium' }}>
      {saving.state === 'saved' && <Banner type="default" title="Changes saved." />}
      {saving.state === 'failed' && (
        <Banner type="critical" title="Not saved." description={saving.reason} />
      )}
      <TextField
        name="trackdeskTenantId"
        label="Tenant ID"
        description="The part before .trackdesk.com in the URL of your Trackdesk."
        value={tenant}
        onChange={(event) => setTenant(event.target.value)}
        invalid={errors.trackdeskTenantId !== undefined}
        error={errors.trackdeskTenantId}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="personalToken"
        label="Personal token"
        type="password"
        description={
          tokenSaved
            ? 'Saved. It is never shown again. Enter a new token to replace it.'
            : 'Create it in Trackdesk under Profile, Personal tokens. It is stored encrypted and never shown again.'
        }
        placeholder={tokenSaved ? 'Saved' : ''}
        value={token}
        onChange={(event) => setToken(event.target.value)}
        invalid={errors.personalToken !== undefined}
        error={errors.personalToken}
        autoComplete="off"
      />
      <Button type="primary" pending={saving.state === 'saving'} onPress={() => void save()}>
        Save changes
      </Button>
    </Box>
  );
}

/** Required fields. The backend cannot check them: an absent field keeps its value there. */
function missingFields(tenant: string, token: string, tokenSaved: boolean): Fields {
  return {
    ...(tenant.trim() === '' && {
      trackdeskTenantId: 'Enter your Tenant ID, the part before .trackdesk.com.',
    }),
    ...(token.trim() === '' &&
      !tokenSaved && { personalToken: 'Enter your personal token. Copy it from Trackdesk.' }),
  };
}

function change(tenant: string, token: string): SettingsChange {
  return {
    trackdeskTenantId: tenant.trim(),
    ...(token.trim() !== '' && { personalToken: token.trim() }),
  };
}
