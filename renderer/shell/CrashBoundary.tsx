import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { i18n } from '../text/i18n';

/** Exceptions mean bugs. They end here, one part of the window at a time, with what is safe and a way on. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Stack role="alert" align="center" justify="center" h="100%" p="xl" gap="sm">
        <Title order={2}>{i18n.t('shell:crashTitle')}</Title>
        <Text c="dimmed">{i18n.t('shell:crashSafe')}</Text>
        <Button onClick={() => window.location.reload()}>{i18n.t('shell:reload')}</Button>
      </Stack>
    );
  }
}
