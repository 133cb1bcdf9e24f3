package com.acme.guide;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Records what the mappings of the guide request.
 */
final class Calls implements ExecutionInterceptor, RequestListener {

	private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();

	private final List<RequestReport> reports = new CopyOnWriteArrayList<>();

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		this.requests.add(context.request());
	}

	@Override
	public void afterRequest(RequestReport report) {
		this.reports.add(report);
	}

	/**
	 * Return the operations that were called, and forget them.
	 * @return such as {@code GetItem}
	 */
	List<String> operations() {
		List<String> operations = this.requests.stream()
			.map((request) -> request.getClass().getSimpleName().replaceFirst("Request$", ""))
			.toList();
		clear();
		return operations;
	}

	SdkRequest last() {
		return this.requests.get(this.requests.size() - 1);
	}

	/**
	 * Return what the last request was to change.
	 * @return its update expression, with names instead of their placeholders, and
	 * question marks instead of those of values
	 */
	String update() {
		UpdateItemRequest request = (UpdateItemRequest) last();
		String expression = request.updateExpression().replaceAll(":v\\d+", "?");
		for (Map.Entry<String, String> name : request.expressionAttributeNames().entrySet()) {
			expression = expression.replace(name.getKey(), name.getValue());
		}
		return expression;
	}

	/**
	 * Return the read or write units that were charged.
	 * @return their sum
	 */
	double units() {
		return this.reports.stream()
			.flatMap((report) -> report.capacityUnits().values().stream())
			.mapToDouble(Double::doubleValue)
			.sum();
	}

	void clear() {
		this.requests.clear();
		this.reports.clear();
	}

}
