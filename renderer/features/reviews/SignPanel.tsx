import { Alert, Button, Group, List, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../core/model';
import { missingSignatures, policyInForce, type SignBlocker, signBlockers } from '../../../core/review';
import { notifyProblems } from '../../actions';
import {
  useLibrary,
  useOrganisation,
  useOrganisationDispatch,
  useOrganisationModel,
  usePreferences,
  useSession,
} from '../../session';
import { Card } from '../../ui';
import type { OpenReview } from './useReviews';

interface SignPanelProps {
  readonly open: OpenReview;
  readonly onQuestion: (question: string) => void;
}

/** What is missing before a review can be signed, who has signed, and its end. */
export function SignPanel({ open, onQuestion }: SignPanelProps) {
  const { t } = useTranslation('reviews');
  const organisation = useOrganisation();
  const model = useOrganisationModel();
  const { review, plan } = open;
  const blockers = review.seal ? [] : signBlockers(model, review, plan);
  return (
    <Stack gap="md" maw={720} pb="md">
      {blockers.length > 0 && (
        <Alert variant="outline" color="gray" title={t('blockers')}>
          <Stack gap="sm">
            {blockers.map(one => (
              <Blocker key={one.by} blocker={one} review={review} onQuestion={onQuestion} />
            ))}
          </Stack>
        </Alert>
      )}
      <Signatures review={review} isReady={blockers.length === 0} />
      {review.seal && (
        <Card title={t('fingerprint')}>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {review.seal.sha256}
          </Text>
          <Button variant="default" size="xs" mt="sm" onClick={() => organisation.goTo('providers', review.provider)}>
            {t('toNextReview')}
          </Button>
        </Card>
      )}
    </Stack>
  );
}

interface BlockerProps {
  readonly blocker: SignBlocker;
  readonly review: Review;
  readonly onQuestion: (question: string) => void;
}

function Blocker({ blocker, review, onQuestion }: BlockerProps) {
  const { t } = useTranslation('reviews');
  const organisation = useOrganisation();
  if (blocker.by === 'no-verdict')
    return (
      <Stack gap="xs">
        <Text size="sm">{t('blocker.no-verdict', { count: blocker.entries.length })}</Text>
        <div>
          <Button variant="default" size="xs" onClick={() => organisation.goTo('registers', 'tools')}>
            {t('toRegister')}
          </Button>
        </div>
        <LeaveOut review={review} />
      </Stack>
    );
  const [first] = blocker.questions;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{t(`blocker.${blocker.by}`, { count: blocker.questions.length })}</Text>
      <Button variant="default" size="xs" onClick={() => first !== undefined && onQuestion(first)}>
        {t('toThem')}
      </Button>
    </Group>
  );
}

/** The areas of tools can be taken out of the review, with a reason that stays with it. */
function LeaveOut({ review }: { readonly review: Review }) {
  const { t } = useTranslation('reviews');
  const dispatch = useOrganisationDispatch();
  const [reason, setReason] = useState('');
  if (!review.areas.includes(1)) return null;
  const leave = () => {
    const note = [review.note, t('leaveOutNote', { reason: reason.trim() })].filter(Boolean).join('\n');
    dispatch({ type: 'row/change', table: 'reviews', ids: [review.id], fields: { areas: [1], note } });
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        aria-label={t('leaveOutWhy')}
        placeholder={t('leaveOutWhy')}
        size="xs"
        style={{ flex: 1 }}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Button variant="default" size="xs" disabled={reason.trim() === ''} onClick={leave}>
        {t('leaveOut')}
      </Button>
    </Group>
  );
}

function Signatures({ review, isReady }: { readonly review: Review; readonly isReady: boolean }) {
  const { t } = useTranslation('reviews');
  const model = useOrganisationModel();
  const library = useLibrary();
  const dispatch = useOrganisationDispatch();
  const profile = usePreferences(preferences => preferences.profile);
  const policy = policyInForce(model.organisation.get('organisation'), library);
  const missing = review.seal ? [] : missingSignatures(policy, review);
  const named = missing.filter(role => role !== '');
  const canSign = isReady && !review.seal && !review.signatures.some(one => one.by === profile?.name);
  return (
    <Card title={t('signatures')}>
      <Stack gap="sm">
        {review.signatures.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {t('nobodySigned')}
          </Text>
        )}
        <List size="sm">
          {review.signatures.map(one => (
            <List.Item key={`${one.by} ${one.at}`}>
              {t('signature', { name: one.by, roles: one.roles.join(', ') || t('noRoles'), day: one.at.slice(0, 10) })}
            </List.Item>
          ))}
        </List>
        {missing.length > 0 && (
          <Text size="sm">{named.length > 0 ? t('rolesMissing', { roles: named.join(', ') }) : t('oneMissing')}</Text>
        )}
        {!review.seal && (
          <Group gap="xs">
            <Button disabled={!canSign} onClick={() => dispatch({ type: 'review/sign', review: review.id })}>
              {profile ? t('sign', { name: profile.name }) : t('signAs')}
            </Button>
            {review.signatures.length > 0 && (
              <Button variant="default" onClick={() => dispatch({ type: 'review/unsign', review: review.id })}>
                {t('unsign')}
              </Button>
            )}
          </Group>
        )}
        {!review.seal && isReady && missing.length === 0 && <Close review={review} />}
      </Stack>
    </Card>
  );
}

function Close({ review }: { readonly review: Review }) {
  const { t } = useTranslation('reviews');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useOrganisationDispatch();
  const [share, setShare] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  const close = async () => {
    running.current = new AbortController();
    setShare(0);
    const { signal } = running.current;
    const seal = await session.office.prepareSeal(review.id, fraction => setShare(fraction), signal);
    if (signal.aborted) return;
    setShare(null);
    if (seal.ok) dispatch({ type: 'review/seal', review: review.id, seal: seal.value });
    else notifyProblems(seal.problems);
  };
  const cancel = () => {
    running.current?.abort();
    setShare(null);
  };
  return (
    <>
      <Text size="sm" c="var(--ink-soft)">
        {t('closeWhy')}
      </Text>
      <div>
        <Button onClick={() => void close()}>{t('close')}</Button>
      </div>
      <Modal
        opened={share !== null}
        onClose={cancel}
        closeOnClickOutside={false}
        title={t('closing')}
        closeButtonProps={{ 'aria-label': common('cancel') }}
      >
        <Progress value={(share ?? 0) * 100} aria-label={t('closing')} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={cancel}>
            {common('cancel')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
