package io.dynamomapping.autoconfigure.observation;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests as spans of a trace.
 */
@NullMarked
class DynamoTracingTests {

	private final SimpleTracer tracer = new SimpleTracer();

	private final ObservationRegistry registry = ObservationRegistry.create();

	@Test
	void requestsAreClientSpansBelowTheCallerOnWhateverThread() {
		this.registry.observationConfig()
			.observationHandler(new FirstMatchingCompositeObservationHandler(
					new PropagatingSenderTracingObservationHandler<>(this.tracer, Propagator.NOOP),
					new DefaultTracingObservationHandler(this.tracer)));
		Map<String, Volume> many = IntStream.range(0, 60)
			.boxed()
			.collect(Collectors.toMap(String::valueOf, (number) -> new Volume("" + number, "Asimov", "Robots")));
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
			Volumes.runner(dynamoDb).withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
				this.tracer.getSpans().clear();
				Observation.createNotStarted("caller", this.registry)
					.observe(() -> Volumes.get(context, "volumes").putAll(many));
			});
		}

		SimpleSpan caller = this.tracer.getSpans()
			.stream()
			.filter((span) -> span.getName().equals("caller"))
			.findFirst()
			.orElseThrow();
		assertThat(this.tracer.getSpans()).filteredOn((span) -> span != caller).hasSize(3).allSatisfy((span) -> {
			assertThat(span.getName()).isEqualTo("BatchWriteItem volumes");
			assertThat(span.getKind()).isEqualTo(Span.Kind.CLIENT);
			assertThat(span.context().traceId()).isEqualTo(caller.context().traceId());
			assertThat(span.context().parentId()).isEqualTo(caller.context().spanId());
			assertThat(span.getTags()).containsEntry("table", "volumes").containsEntry("outcome", "SUCCESS");
		});
	}

}
