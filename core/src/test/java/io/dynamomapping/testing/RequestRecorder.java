package io.dynamomapping.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Records every request of a client, once however often the SDK repeats it.
 */
public final class RequestRecorder implements ExecutionInterceptor {

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		this.calls.add(new Call(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), context.request()));
	}

	/**
	 * Forget what was recorded.
	 */
	public void clear() {
		this.calls.clear();
	}

	/**
	 * Return the operations that were called, such as {@code GetItem}.
	 * @return their names in the order of the calls
	 */
	public List<String> operations() {
		return this.calls.stream().map(Call::operation).toList();
	}

	/**
	 * Return the requests that were sent.
	 * @return the requests in the order of the calls
	 */
	public List<SdkRequest> requests() {
		return this.calls.stream().map(Call::request).toList();
	}

	/**
	 * Return the requests of one type.
	 * @param type the type
	 * @param <R> the type
	 * @return the requests in the order of the calls
	 */
	public <R extends SdkRequest> List<R> requests(Class<R> type) {
		return requests().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Return the only request.
	 * @param type its type
	 * @param <R> its type
	 * @return the request
	 */
	public <R extends SdkRequest> R only(Class<R> type) {
		if (this.calls.size() != 1 || !type.isInstance(requests().get(0))) {
			throw new AssertionError("Expected one " + type.getSimpleName() + ", found " + operations());
		}
		return type.cast(requests().get(0));
	}

	private record Call(String operation, SdkRequest request) {
	}

}
