package io.dynamomapping.autoconfigure.aot;

import java.lang.reflect.Type;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Lets native images store and read the keys and values of each mapping, of configured
 * tables and of the application's own beans.
 */
final class MappedTypesAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (!DynamoMapping.class.isAssignableFrom(bean.getBeanClass())) {
			return null;
		}
		Set<Class<?>> types = MappedTypes.of(bean.getBeanType().as(DynamoMapping.class).getGenerics());
		if (types.isEmpty()) {
			return null;
		}
		return (context, code) -> new BindingReflectionHintsRegistrar()
			.registerReflectionHints(context.getRuntimeHints().reflection(), types.toArray(Type[]::new));
	}

}
