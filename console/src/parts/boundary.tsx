// Around a page: that it is coming, or why it cannot be shown.
import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Component, Suspense, type ReactNode } from 'react';
import { Failure } from './failure';

interface CatchProps {
  readonly children: ReactNode;
  readonly onRetry: () => void;
}

class Catch extends Component<CatchProps, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  override render() {
    const retry = (): void => {
      this.props.onRetry();
      this.setState({ error: null });
    };
    return this.state.error ? <Failure error={this.state.error} onRetry={retry} /> : this.props.children;
  }
}

export const Boundary = ({ children }: { readonly children: ReactNode }) => (
  <QueryErrorResetBoundary>
    {({ reset }) => (
      <Catch onRetry={reset}>
        <Suspense fallback={<Skeleton active />}>{children}</Suspense>
      </Catch>
    )}
  </QueryErrorResetBoundary>
);
