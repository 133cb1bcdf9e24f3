package io.dynamomapping.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptorChain;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.internal.interceptor.DefaultFailedExecutionContext;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * Has interceptors called where there is no HTTP, and so only those of their methods that
 * are about requests and responses.
 */
final class InterceptedClient implements InvocationHandler {

	private static final DynamoDbServiceClientConfiguration CONFIGURATION = DynamoDbServiceClientConfiguration.builder()
		.region(Region.EU_CENTRAL_1)
		.endpointOverride(URI.create("http://localhost:8000"))
		.build();

	private final DynamoDbClient client;

	private final ExecutionInterceptorChain interceptors;

	private InterceptedClient(DynamoDbClient client, List<ExecutionInterceptor> interceptors) {
		this.client = client;
		this.interceptors = new ExecutionInterceptorChain(interceptors);
	}

	static DynamoDbClient of(DynamoDbClient client, List<ExecutionInterceptor> interceptors) {
		return (DynamoDbClient) Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, new InterceptedClient(client, interceptors));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("serviceClientConfiguration")) {
			return CONFIGURATION;
		}
		if (DynamoDbResponse.class.isAssignableFrom(method.getReturnType()) && arguments != null
				&& arguments[0] instanceof DynamoDbRequest request) {
			return execute(method, request);
		}
		return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments)
				: method.invoke(this.client, arguments);
	}

	private SdkResponse execute(Method method, SdkRequest request) throws Throwable {
		ExecutionAttributes attributes = new ExecutionAttributes();
		String name = method.getName();
		attributes.putAttribute(SdkExecutionAttribute.OPERATION_NAME,
				Character.toUpperCase(name.charAt(0)) + name.substring(1));
		InterceptorContext context = InterceptorContext.builder().request(request).build();
		try {
			this.interceptors.beforeExecution(context, attributes);
			context = this.interceptors.modifyRequest(context, attributes);
			this.interceptors.afterMarshalling(context, attributes);
			this.interceptors.beforeTransmission(context, attributes);
			SdkResponse response = (SdkResponse) method.invoke(this.client, context.request());
			this.interceptors.afterTransmission(context, attributes);
			context = context.copy((copy) -> copy.response(response));
			context = this.interceptors.modifyResponse(context, attributes);
			this.interceptors.afterExecution(context, attributes);
			return context.response();
		}
		catch (Throwable ex) {
			Throwable failure = (ex instanceof InvocationTargetException thrown) ? thrown.getCause() : ex;
			this.interceptors.onExecutionFailure(
					DefaultFailedExecutionContext.builder().interceptorContext(context).exception(failure).build(),
					attributes);
			throw failure;
		}
	}

}
