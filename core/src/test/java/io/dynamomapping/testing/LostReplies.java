package io.dynamomapping.testing;

import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Loses answers to requests that were applied, so that the SDK sends these again.
 */
public final class LostReplies implements ExecutionInterceptor {

	private final AtomicInteger remaining = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	/**
	 * Lose the next answer.
	 */
	public void loseNext() {
		this.remaining.set(1);
	}

	/**
	 * Return how many answers were lost.
	 * @return their number
	 */
	public int lost() {
		return this.lost.get();
	}

	@Override
	public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
		if (this.remaining.getAndUpdate((count) -> Math.max(0, count - 1)) > 0) {
			this.lost.incrementAndGet();
			return context.httpResponse().toBuilder().statusCode(500).build();
		}
		return context.httpResponse();
	}

}
