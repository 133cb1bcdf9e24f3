package io.dynamomapping.testing;

import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets requests fail before they are sent, as a lost connection does.
 */
public final class Faults implements ExecutionInterceptor {

	private final AtomicInteger countdown = new AtomicInteger();

	/**
	 * Let one request fail.
	 * @param number which one, counted from now and from 1
	 */
	public void failAt(int number) {
		this.countdown.set(number);
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		if (this.countdown.decrementAndGet() == 0) {
			throw AbortedException.create("The request was broken off by the test.");
		}
	}

}
