package io.dynamomapping.internal.table;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Tells when an attempt begins, and looks whether answers that do not tell their length
 * have a body.
 */
final class AttemptObserver implements ExecutionInterceptor {

	private static final ExecutionAttribute<AnswerBody> BODY = new ExecutionAttribute<>("io.dynamomapping.AnswerBody");

	private final Supplier<@Nullable Attempts> attempts;

	AttemptObserver(Supplier<@Nullable Attempts> attempts) {
		this.attempts = attempts;
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		Attempts current = this.attempts.get();
		if (current != null) {
			current.begun();
		}
	}

	@Override
	public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
			ExecutionAttributes attributes) {
		Optional<InputStream> content = context.responseBody();
		// Of each attempt anew.
		attributes.putAttribute(BODY, null);
		if (EmptyAnswers.tellsLength(context.httpResponse())) {
			return content;
		}
		AnswerBody body = new AnswerBody(content.orElseGet(InputStream::nullInputStream));
		attributes.putAttribute(BODY, body);
		return content.map((present) -> body);
	}

	@Override
	public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
		AnswerBody body = attributes.getAttribute(BODY);
		Attempts current = this.attempts.get();
		if (current != null) {
			current.answered(body != null && body.isEmpty());
		}
	}

}
