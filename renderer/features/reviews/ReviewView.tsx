import { Button, Tabs } from '@mantine/core';
import { IconChevronLeft, IconClipboardCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { earlierReviews } from '../../../core/review';
import { REVIEW_KIND_LABEL } from '../../../core/text';
import { useOrganisation, useOrganisationModel } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import { Compared } from './Compared';
import { QuestionList } from './QuestionList';
import { QuestionPanel } from './QuestionPanel';
import { Result } from './Result';
import { SealBroken } from './SealBroken';
import { SignPanel } from './SignPanel';
import type { OpenReview } from './useReviews';

const TABS = ['questions', 'result', 'compared', 'sign'] as const;
type Tab = (typeof TABS)[number];

/** One review: its questions, its result, and its end. */
export function ReviewView({ open }: { readonly open: OpenReview }) {
  const { t } = useTranslation('reviews');
  const [tab, setTab] = useState<Tab>(open.review.seal ? 'result' : 'questions');
  const [question, setQuestion] = useState<string | null>(null);
  const [goingOn, setGoingOn] = useState(false);
  const choose = (id: string) => {
    setGoingOn(false);
    setQuestion(id);
  };
  const asked = open.plan.asked.find(one => one.question.id === question);
  const showQuestion = (id: string) => {
    choose(id);
    setTab('questions');
  };
  const { review, progress } = open;
  const model = useOrganisationModel();
  const hasEarlier = earlierReviews(model, review).length > 0;
  const counts = [
    t('progress', { answered: progress.answered, asked: progress.asked }),
    ...(progress.unknown > 0 ? [t('unknown', { count: progress.unknown })] : []),
    ...(progress.knockouts > 0 ? [t('knockouts', { count: progress.knockouts })] : []),
  ];
  const kind = REVIEW_KIND_LABEL[review.kind];
  const when = review.closed ? t('closedOn', { kind, day: review.closed }) : t('begun', { kind, day: review.started });
  return (
    <PlaceFrame
      title={t('of', { provider: open.provider })}
      intro={`${when} · ${counts.join(' · ')}`}
      tools={<Back />}
      side={
        tab === 'questions' ? (
          asked ? (
            <QuestionPanel
              key={asked.question.id}
              open={open}
              asked={asked}
              goingOn={goingOn}
              onNext={id => {
                setGoingOn(true);
                setQuestion(id);
              }}
              onResult={() => setTab('result')}
            />
          ) : (
            <EmptyState icon={IconClipboardCheck} title={t('choose')} hint={t('chooseHint')} />
          )
        ) : undefined
      }
      sideWidth={480}
    >
      <Tabs
        value={tab}
        onChange={value => setTab(TABS.find(one => one === value) ?? 'questions')}
        keepMounted={false}
        h="100%"
        display="flex"
        style={{ flexDirection: 'column' }}
      >
        <SealBroken review={review} />
        <Tabs.List mb="sm">
          {TABS.filter(one => one !== 'compared' || hasEarlier).map(one => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="questions" style={{ flex: 1, minHeight: 0 }}>
          <QuestionList open={open} chosen={question} onChoose={choose} onResult={() => setTab('result')} />
        </Tabs.Panel>
        <Tabs.Panel value="result" style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
          <Result open={open} onQuestion={showQuestion} onCompare={hasEarlier ? () => setTab('compared') : null} />
        </Tabs.Panel>
        <Tabs.Panel value="compared" style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
          <Compared open={open} onQuestion={showQuestion} />
        </Tabs.Panel>
        <Tabs.Panel value="sign" style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
          <SignPanel open={open} onQuestion={showQuestion} />
        </Tabs.Panel>
      </Tabs>
    </PlaceFrame>
  );
}

function Back() {
  const { t } = useTranslation('reviews');
  const organisation = useOrganisation();
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconChevronLeft size={16} aria-hidden />}
      onClick={() => organisation.choose(null)}
    >
      {t('back')}
    </Button>
  );
}
